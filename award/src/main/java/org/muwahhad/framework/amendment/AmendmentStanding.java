package org.muwahhad.framework.amendment;

/** How far an amendment has come. */
public enum AmendmentStanding {
  /** It waits for signatures. */
  OFFERED,
  /** Both sides have signed. It holds from its day on. */
  IN_FORCE,
  /** The other side declined it. */
  DECLINED,
  /** The side that offered it took it back. */
  WITHDRAWN
}
