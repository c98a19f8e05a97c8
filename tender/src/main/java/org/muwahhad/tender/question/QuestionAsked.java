package org.muwahhad.tender.question;

/** A supplier asked something about a tender, in this transaction. Which one is not disclosed. */
public record QuestionAsked(long tenderId) {}
