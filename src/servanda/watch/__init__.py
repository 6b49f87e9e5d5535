"""News as it comes, and as it came: dated items read one by one, and what they tell of exits."""
