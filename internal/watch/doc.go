// Package watch lets an operator see whether a clerk and its portal live: a health
// answer, metrics in the text form of Prometheus, and a log of requests.
//
// # Flow
//
// [Watch.Handler] stands around the portal's handler: it counts and times each
// request by the pattern of its address, and answers GET /health itself.
// [Watch.Metrics] is served on a listener of its own, which nobody outside needs
// to reach.
//
// # Refuses
//
// To name anybody: neither address nor query nor path of a request is counted or
// logged, only the pattern that it matched. Readiness is false as soon as the
// clerk has failed, with the fault's words.
package watch
