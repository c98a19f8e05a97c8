package org.muwahhad.reporting.receipt;

import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * What a proof proves, as far as the person who holds it may know it.
 *
 * @param words such as “Submission of a bid in tender JT-2026-004”
 * @param at when it was done, UTC
 */
public record ProvedAct(Bilingual words, Instant at) {}
