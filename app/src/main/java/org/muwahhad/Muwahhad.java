package org.muwahhad;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muwahhad.command.ServeCommand;
import picocli.CommandLine;

/** Starts the service, or one of the commands next to it. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Muwahhad",
            version = "1",
            description =
                "Joint procurement of the member states: every act and record of the pages",
            license = @License(name = "Apache-2.0")),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The token that POST /api/v1/session gives")
public final class Muwahhad {
  private static final String LOG_FORMAT = "MUWAHHAD_LOG_FORMAT";
  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  /** It warns of a module of Java that is not finished yet. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private Muwahhad() {}

  public static void main(String[] arguments) {
    // The configuration of the log would be silent about a format that it does not know.
    String logFormat = System.getenv().getOrDefault(LOG_FORMAT, "text");
    if (!LOG_FORMATS.contains(logFormat)) {
      inUtf8(System.err).println(LOG_FORMAT + " is text or json, not " + logFormat);
      System.exit(CommandLine.ExitCode.USAGE);
    }
    VECTORS.setLevel(Level.SEVERE);
    int exit =
        new CommandLine(new ServeCommand())
            .setOut(inUtf8(System.out))
            .setErr(inUtf8(System.err))
            .execute(arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Arabic, and the JSON of commands, must not hang on the locale of a server, often none. */
  private static PrintWriter inUtf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
