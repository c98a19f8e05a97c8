package org.muwahhad.tender.approval;

/** A tender was published, in this transaction: the sealing key must now be made. */
public record TenderPublished(long tenderId) {}
