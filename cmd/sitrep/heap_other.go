//go:build !linux

package main

func widePages(int) {}
