package org.muwahhad.upload;

import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A part of a form that should be a file, as browsers and programs send it. */
public final class UploadedPart {
  private UploadedPart() {}

  /** Whether anything was chosen: browsers send an empty part without a name otherwise. */
  public static boolean isChosen(@Nullable CompletedFileUpload part) {
    return part != null && part.getFilename() != null && !part.getFilename().isEmpty();
  }

  /** The file in a part; an empty one when none was sent. */
  public static InspectFile.UploadedFile of(String field, @Nullable CompletedFileUpload part) {
    if (part == null || !isChosen(part)) {
      return new InspectFile.UploadedFile(field, "", new byte[0]);
    }
    try {
      return new InspectFile.UploadedFile(field, part.getFilename(), part.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
