"""What is kept between runs: the folder of a case, its decisions, and things computed once."""
