"""The whole data folder written anew, aside, and put in force in one step."""
