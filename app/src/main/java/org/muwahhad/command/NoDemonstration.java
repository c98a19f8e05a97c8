package org.muwahhad.command;

import java.nio.file.Path;

/** A database with real people and things is not thrown away. */
final class NoDemonstration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoDemonstration(Path dataDirectory) {
    super(
        "The data in "
            + dataDirectory
            + " are no demonstration, so --reset-demo leaves them as they are.\n"
            + "البيانات في \u2068"
            + dataDirectory
            + "\u2069 ليست عرضًا تجريبيًا، ولذلك تُركت كما هي.");
  }
}
