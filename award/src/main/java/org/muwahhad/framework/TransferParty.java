package org.muwahhad.framework;

/** Whose consent a transfer of a balance needs; the states' only when they are two. */
public enum TransferParty {
  GIVER,
  RECEIVER,
  GIVING_STATE,
  RECEIVING_STATE
}
