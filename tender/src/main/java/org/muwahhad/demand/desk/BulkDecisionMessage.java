package org.muwahhad.demand.desk;

/**
 * What became of one of several submissions decided at once, in the reader's language.
 *
 * @param why why it was not done; empty when it was
 */
public record BulkDecisionMessage(DemandDeskQueries.EntityRow entity, String why) {}
