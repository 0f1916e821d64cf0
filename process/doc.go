// Package process follows the long things that events are steps of: talks,
// ceasefires, releases, withdrawals, inquiries, campaigns and whatever an analyst
// declares in a file.
//
// A kind of process is a small state machine in a text file (kinds/FORMAT.md): the
// words that name it, its phases, and the words and coded events that move it from
// one to another. Read takes from one report its signs: what its words say of a
// process, with parties, subject, time, cause and conditions. Track puts the signs
// of many reports together into processes, whatever the order of the reports:
// processes of one kind are the same when their parties are and their subject,
// or place, does not differ; signs that say less join the process that their report
// is nearest to.
//
// A phase lasts from its first sign to the next one that the machine takes for
// another phase. Signs without a date begin a phase only where none has one; it then
// began no later than the report.
//
// Limits: what a report says in more than one sentence is read for causes alone;
// two processes of the same parties and the same subject at the same time are one.
package process
