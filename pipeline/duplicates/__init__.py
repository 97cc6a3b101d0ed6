"""The same release twice: which of several texts is kept, and where the others point."""
