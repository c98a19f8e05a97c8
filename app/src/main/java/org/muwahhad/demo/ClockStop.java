package org.muwahhad.demo;

import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * A coming deadline as the clock page offers it.
 *
 * @param code number of the round or tender
 * @param what what happens
 * @param at the deadline, UTC
 * @param to the moment just after it, ISO 8601 in UTC
 */
public record ClockStop(String code, Bilingual name, String what, Instant at, String to) {}
