package org.muwahhad.face;

import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the face of the deployment. */
public sealed interface FaceEntry extends Entry {

  /**
   * The face was set.
   *
   * @param emblem the digest of the picture; empty for that of the settings
   */
  @Act(name = "face.set", by = Role.ADMINISTRATOR, chain = "face", object = "face {faceId}")
  record FaceSet(long faceId, String colour, String email, String emblem, String name, String theme)
      implements FaceEntry {}
}
