package org.muwahhad.reports.award.band;

/** One admissible bid in order of rank. */
public record RankRow(String rank, String bidder, String evaluated, String score) {}
