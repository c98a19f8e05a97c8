package org.muwahhad.reports.minutes.band;

/** The vote of a state. */
public record VoteRow(String state, String member, String choice, String reason) {}
