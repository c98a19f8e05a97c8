package org.muwahhad.tender.procedure;

/** The prequalification of a tender was concluded: applicants are told, the qualified invited. */
public record PrequalificationConcluded(long tenderId) {}
