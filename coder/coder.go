// Package coder turns an annotated Analysis into quotations and event mentions:
// who did what to whom, when, where, how many, who says so.
package coder
