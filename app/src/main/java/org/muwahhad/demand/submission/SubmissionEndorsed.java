package org.muwahhad.demand.submission;

/**
 * A national coordinator endorsed a submission. Published in the transaction of the act.
 *
 * @param submissionId number of the submission
 */
public record SubmissionEndorsed(long submissionId) {}
