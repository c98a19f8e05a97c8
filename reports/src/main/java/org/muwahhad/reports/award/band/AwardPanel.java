package org.muwahhad.reports.award.band;

/** One award, in figures and in words: first in the language of the edition, then in the other. */
public record AwardPanel(
    String lot, String winner, String share, String amount, String words, String wordsOther) {}
