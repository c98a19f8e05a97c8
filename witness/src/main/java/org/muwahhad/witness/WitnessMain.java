package org.muwahhad.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command of a witness. */
public final class WitnessMain {
  private static final int USAGE = 2;
  private static final int UNSOUND = 3;
  private static final String DEFAULT_PORT = "8090";
  private static final List<String> HELP =
      List.of(
          "A witness of the log of a joint procurement record, run by a state on its own machine.",
          "شاهد على سجل قيود الشراء الموحد، تشغّله الدولة على جهازها.",
          "",
          "  key NAME FILE      makes a key under a name such as witness.example.gov, and prints"
              + " what",
          "                     the administrators of the log register",
          "  serve              co-signs checkpoints",
          "    --key FILE       the key",
          "    --log KEY        verifier key of a log, as it is shown at /log/key; several times"
              + " for",
          "                     several logs or keys",
          "    --folder FOLDER  where the last checkpoint of each log is kept; never put it back to"
              + " an",
          "                     earlier state",
          "    --host HOST      address to listen on; 127.0.0.1 unless said, behind a proxy",
          "    --port PORT      " + DEFAULT_PORT + " unless said");

  private WitnessMain() {}

  /** Runs the command; serves until it is stopped. */
  public static void main(String[] args) {
    int code = run(List.of(args), System.out);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(List<String> args, PrintStream out) {
    try {
      if (args.size() == 3 && args.get(0).equals("key")) {
        WitnessKey key = WitnessKey.create(args.get(1), new SecureRandom());
        key.write(Path.of(args.get(2)));
        out.println(key.verifier().written());
        return 0;
      }
      if (!args.isEmpty() && args.get(0).equals("serve")) {
        return serve(args, out);
      }
    } catch (CheckpointStore.RolledBackException e) {
      out.println(e.getMessage());
      out.println("Nothing is co-signed until somebody has found out why.");
      return UNSOUND;
    } catch (FileAlreadyExistsException e) {
      out.println("There is a file already, and it stays as it is: " + e.getFile());
      return USAGE;
    } catch (NoSuchFileException e) {
      out.println("There is no such file: " + e.getFile());
      return USAGE;
    } catch (IOException | IllegalArgumentException e) {
      out.println(e.getMessage());
      return USAGE;
    }
    HELP.forEach(out::println);
    return args.isEmpty() || args.contains("--help") ? 0 : USAGE;
  }

  private static int serve(List<String> args, PrintStream out) throws IOException {
    List<VerifierKey> logs = new ArrayList<>();
    for (String written : all(args, "--log")) {
      logs.add(
          VerifierKey.find(written)
              .filter(k -> k.type() == VerifierKey.LOG)
              .orElseThrow(() -> new IllegalArgumentException("No key of a log: " + written)));
    }
    if (logs.isEmpty()) {
      throw new IllegalArgumentException("No log is named");
    }
    WitnessKey key = WitnessKey.read(Path.of(one(args, "--key", Optional.empty())));
    Witness witness =
        new Witness(
            key,
            logs,
            new CheckpointStore(Path.of(one(args, "--folder", Optional.empty()))),
            InstantSource.system());
    witness.requireSound();
    // Listens until the process ends; its threads keep it alive.
    WitnessServer server =
        new WitnessServer(
            witness,
            new InetSocketAddress(
                one(args, "--host", Optional.of("127.0.0.1")),
                Integer.parseInt(one(args, "--port", Optional.of(DEFAULT_PORT)))));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "witness-stops"));
    out.println("Witness " + key.verifier().written() + " listens on port " + server.port());
    return 0;
  }

  private static List<String> all(List<String> args, String option) {
    List<String> values = new ArrayList<>();
    for (int i = 1; i + 1 < args.size(); i += 2) {
      if (args.get(i).equals(option)) {
        values.add(args.get(i + 1));
      }
    }
    return values;
  }

  private static String one(List<String> args, String option, Optional<String> otherwise) {
    return all(args, option).stream()
        .findFirst()
        .or(() -> otherwise)
        .orElseThrow(() -> new IllegalArgumentException("Missing: " + option));
  }
}
