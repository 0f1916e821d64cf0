package store

const killedDatabase = "SITREP_TEST_KILLED"

func runUntilKilled() {}
