package org.muwahhad.tender.question;

/** An answer was published, in this transaction: everybody interested is told at once. */
public record QuestionAnswered(long tenderId, int number) {}
