package org.muwahhad.catalog.item;

/**
 * A revision just published.
 *
 * @param itemId the item
 * @param revisionId the revision, as demand lines name it
 * @param number its place among the item's revisions, from 1
 */
public record PublishedRevision(long itemId, long revisionId, int number) {}
