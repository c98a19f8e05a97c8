package org.muwahhad.demand.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.SubmissionQueries;

/**
 * What the page shows on which two versions of one draft meet.
 *
 * @param mine the lines that were typed here
 * @param theirVersion the version that was saved meanwhile
 * @param theirs who saved it and when, or null when it came in another way than by the form
 */
public record MergeView(
    SubmissionQueries.SubmissionRow own,
    DraftMerge merge,
    List<DraftLine> mine,
    int theirVersion,
    DemandDrafts.@Nullable KeptDraftText theirs) {}
