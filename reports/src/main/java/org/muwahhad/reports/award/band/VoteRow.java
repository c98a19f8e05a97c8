package org.muwahhad.reports.award.band;

/** One state's vote. */
public record VoteRow(String state, String voter, String choice, String reason, String at) {}
