package org.muwahhad.committee;

/** What a state says. An abstention counts towards the quorum and to neither side. */
public enum VoteChoice {
  FOR,
  AGAINST,
  ABSTAIN
}
