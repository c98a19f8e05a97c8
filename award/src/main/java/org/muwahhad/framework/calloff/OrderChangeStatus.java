package org.muwahhad.framework.calloff;

/** How far a change of an order has come. */
public enum OrderChangeStatus {
  /** The other side has not answered. */
  ASKED,
  /** It is in force, or the order ended. */
  AGREED,
  DECLINED,
  /** The side that asked no longer does. */
  WITHDRAWN
}
