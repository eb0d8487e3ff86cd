"""Adapters of what reads language: rules and word lists first, trained models later."""
