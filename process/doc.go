// Package process follows the long things that events are steps of: talks,
// ceasefires, releases, withdrawals, inquiries, campaigns and whatever an analyst
// declares.
package process
