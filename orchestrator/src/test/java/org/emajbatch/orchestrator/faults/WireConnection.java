package org.emajbatch.orchestrator.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.faults.Interception.Side;
import org.emajbatch.orchestrator.faults.Interception.Then;

/** One connection through the proxy: a thread in either direction. */
final class WireConnection {

  private final WireProxy proxy;
  private final Gate gate;
  private final Socket client;
  private final Socket server;

  /** What each named statement says, and which one was parsed in the current batch. */
  private final Map<String, String> statements = new HashMap<>();

  private String parsedNow = "";
  private String application = "";

  /** Set before its statement is forwarded, so that the answer cannot overtake it. */
  private volatile Interception heldAnswer;

  WireConnection(WireProxy proxy, Gate gate, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.gate = gate;
    this.client = client;
    this.server = server;
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    thread("wire to server", this::toServer);
  }

  static void thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void toServer() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = server.getOutputStream();
      WireMessage first = WireMessage.readFirst(in);
      while (first.asksForEncryption()) {
        client.getOutputStream().write('N');
        first = WireMessage.readFirst(in);
      }
      gate.pass();
      first.write(out);
      if (first.cancels()) {
        // The server closes when it has sent the signal, and the client waits for that.
        server.getInputStream().read();
        return;
      }
      application = first.parameters().getOrDefault("application_name", "");
      thread("wire to client", this::toClient);
      while (true) {
        WireMessage message = WireMessage.read(in);
        Optional<Interception> due =
            statement(message).flatMap(sql -> proxy.take(application, sql));
        if (due.isPresent() && !forwards(due.get())) {
          return;
        }
        gate.pass();
        message.write(out);
      }
    } catch (Exception endOfConnection) {
      // Whichever side ended, the other one is told by closing.
    } finally {
      close();
    }
  }

  private boolean forwards(Interception due) throws Exception {
    if (due.side() == Side.BEFORE_CLIENT) {
      heldAnswer = due;
      return true;
    }
    due.action().run();
    return due.then() == Then.PASS;
  }

  private void toClient() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
      OutputStream out = client.getOutputStream();
      List<WireMessage> held = new ArrayList<>();
      while (true) {
        WireMessage message = WireMessage.read(in);
        Interception due = heldAnswer;
        if (due != null) {
          held.add(message);
          if (message.type() != WireMessage.READY_FOR_QUERY) {
            continue;
          }
          due.action().run();
          if (due.then() == Then.CUT) {
            return;
          }
          heldAnswer = null;
        } else {
          held.add(message);
        }
        gate.pass();
        for (WireMessage one : held) {
          one.write(out);
        }
        held.clear();
      }
    } catch (Exception endOfConnection) {
      // As above.
    } finally {
      close();
    }
  }

  /** The statement that this message is the first to mention in its batch. */
  private Optional<String> statement(WireMessage message) {
    return switch (message.type()) {
      case WireMessage.QUERY -> Optional.of(message.text(0));
      case WireMessage.PARSE -> {
        parsedNow = message.text(0);
        statements.put(parsedNow, message.text(1));
        yield Optional.of(message.text(1));
      }
      case WireMessage.BIND -> {
        String name = message.text(1);
        yield name.equals(parsedNow) ? Optional.empty() : Optional.ofNullable(statements.get(name));
      }
      case WireMessage.SYNC -> {
        parsedNow = null;
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  void close() {
    proxy.forget(this);
    for (Socket socket : List.of(client, server)) {
      try {
        socket.close();
      } catch (IOException alreadyClosed) {
        // Then it is as it should be.
      }
    }
  }
}
