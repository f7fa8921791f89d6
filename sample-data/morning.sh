#!/bin/sh
# The morning after the sample company's nightly run: what its people do with tickets.
# Usage: morning.sh KEFU WORKSPACE
set -eu
kefu=$1
workspace=$2

# Shows a command and runs it as an agent of the office, at a time of that morning.
at() {
  time=$1
  agent=$2
  shift 2
  echo
  printf '$ kefu'
  for word; do case $word in *[!A-Za-z0-9,./:_-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac; done
  echo
  "$kefu" --workspace "$workspace" --as "$agent" --now "2024-05-09T$time" "$@"
}

# What was reached on the way of due times since the last scan: who is told what, in files of out/notices.
at 08:30 cron sla scan --output nagios || true
at 08:31 cron notify deliver
at 08:32 admin notify list --limit 5

# Six customers tell the same within an hour: one ticket for all of them.
at 08:40 K007 ticket incident list
at 08:45 K007 ticket incident open CS20240508083 --text 'App 5.2.2：升级后设备全部离线'

# A VIP's rice cooker boils over: why it is with whom, whom its agent asks, who does what, and what is next.
at 09:00 K004 ticket explain CS20240508090
at 09:05 K004 task consult CS20240508090 --with K010,K007 --text '排气阀还是内盖？' --due 2024-05-10
at 09:10 K004 ticket child CS20240508090 --template exchange
at 09:15 K004 ticket progress CS20240508090 '已致电，安排换机' --next '2024-05-11 15:00 回访客户'
at 09:20 K010 task done T20240509001 '排气阀，换机'
at 09:25 K004 ticket show CS20240508090
at 09:30 K004 task list
