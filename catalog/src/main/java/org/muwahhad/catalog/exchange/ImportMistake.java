package org.muwahhad.catalog.exchange;

/**
 * One mistake in an imported file.
 *
 * @param line line of the file, from 1
 * @param message in the reader's language
 */
public record ImportMistake(int line, String column, String message) {}
