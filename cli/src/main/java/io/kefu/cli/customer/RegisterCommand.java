package io.kefu.cli.customer;

import picocli.CommandLine.Command;

/** {@code kefu customer register}. */
@Command(
        name = "register",
        description = "The customer register 客户信息管理表: write, read.",
        subcommands = {RegisterWriteCommand.class, RegisterReadCommand.class})
final class RegisterCommand {}
