package org.muwahhad.evaluation;

import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.shared.Bilingual;

/** What the administrative check of a bid security would find; the panel decides. */
public record SecurityNote(Bilingual bidder, BidSecurityQueries.SecurityFinding finding) {}
