//! Stories of a council, told through the whole program on both databases.
