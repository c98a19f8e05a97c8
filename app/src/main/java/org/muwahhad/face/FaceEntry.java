package org.muwahhad.face;

import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the face of the deployment. */
public sealed interface FaceEntry extends Entry {

  /**
   * The face was set: every column of the setting.
   *
   * @param emblem the digest of the picture; empty for that of the settings
   * @param inPlaceOf the setting that held before; 0 for none
   */
  @Act(name = "face.set", by = Role.ADMINISTRATOR, chain = "face", object = "face {faceId}")
  record FaceSet(
      long faceId,
      String colour,
      String email,
      String emblem,
      int headerHeight,
      String helpAr,
      String helpEn,
      long inPlaceOf,
      String nameAr,
      String nameEn,
      String ownerAr,
      String ownerEn,
      String phone,
      int radius,
      String theme)
      implements FaceEntry {}
}
