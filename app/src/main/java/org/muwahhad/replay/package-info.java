/**
 * Tenders replayed from their entries in the audit record alone, and compared with what is stored.
 * This is a part of verifying the record. The package knows every stage, and no stage knows it.
 *
 * <p>It covers states, panels, bids and receipts, the opening, checks, scores, rankings, votes,
 * decisions on alternatives, arithmetic and low prices, awards with their amounts down to every
 * demand line, complaints and their decisions, quantities as states confirmed them, agreements with
 * orders, deliveries, transfers and balances, guarantees and securities, and answers to questions.
 * It also compares digests of what was read from opened bids and of the dossier as approved,
 * published and amended. Every entry of the record is read as the record class of its act; one that
 * is not is a finding.
 */
@NullMarked
package org.muwahhad.replay;

import org.jspecify.annotations.NullMarked;
