"""What an author wrote: crisis files, read, checked and explained."""
