package org.muwahhad.access;

/** What a person may be in the system. A person may hold several, each with its own limits. */
public enum Role {
  /** Keeps the shared catalog. */
  CATALOG_MANAGER,
  /** Works at the central purchasing body: rounds, aggregation, tenders. */
  CENTRAL_BUYER,
  /** States the demand of one procuring entity. */
  PROCUREMENT_OFFICER,
  /** Endorses or returns the submissions of one state. */
  NATIONAL_COORDINATOR,
  /** Sits on opening panels. */
  OPENING_MEMBER,
  /** Sits on examination panels. */
  EVALUATOR,
  /** Votes for one state in the standing committees. */
  COMMITTEE_MEMBER,
  /** Decides on complaints, in the review body; for one state, or for the Secretariat. */
  REVIEW_MEMBER,
  /** Acts for one supplier. */
  BIDDER,
  /** Reads everything that is not sealed, and the audit record. */
  AUDITOR,
  /** Runs the platform. */
  ADMINISTRATOR
}
