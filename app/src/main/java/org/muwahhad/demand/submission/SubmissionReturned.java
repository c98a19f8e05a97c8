package org.muwahhad.demand.submission;

/**
 * A national coordinator returned a submission. Published in the transaction of the act.
 *
 * @param submissionId number of the submission
 * @param reason what is to be corrected, as the coordinator wrote it
 */
public record SubmissionReturned(long submissionId, String reason) {}
