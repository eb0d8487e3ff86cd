"""Where work runs. An engine moves batches; no step ever hears of it."""
