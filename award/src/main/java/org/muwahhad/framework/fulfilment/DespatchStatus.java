package org.muwahhad.framework.fulfilment;

/** Whether the entity recorded what came of a despatch. */
public enum DespatchStatus {
  UNDER_WAY,
  RECEIVED
}
