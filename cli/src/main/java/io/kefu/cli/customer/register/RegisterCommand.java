package io.kefu.cli.customer.register;

import picocli.CommandLine.Command;

/** {@code kefu customer register}. */
@Command(
        name = "register",
        description = "The customer register 客户信息管理表: write, read.",
        subcommands = {RegisterWriteCommand.class, RegisterReadCommand.class})
public final class RegisterCommand {}
