package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.PublicAddress;

/** Writes which other processes a process follows from. */
@Singleton
class RelatedProcesses {
  private final PublicAddress address;

  RelatedProcesses(PublicAddress address) {
    this.address = address;
  }

  /**
   * Another process, and how it relates to this one.
   *
   * @param relationship of the codelist of the standard, such as {@code framework}
   */
  Fields of(String relationship, String ocid, @Nullable Bilingual title) {
    return new Fields()
        .put("id", relationship + "-" + ocid)
        .put("relationship", List.of(relationship))
        .text("title", title)
        .put("scheme", "ocid")
        .put("identifier", ocid)
        .put("uri", address.of("/api/v1/open-data/processes/" + ocid + "/record"));
  }
}
